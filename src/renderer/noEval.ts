// The page's policy forbids code made from text, which zod would make for speed: to be imported before any schema is.
import { config } from 'zod';

config({ jitless: true });
