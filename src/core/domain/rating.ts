// The stars that a person gives to a track.
import * as z from 'zod';

export const mostStars = 5;
export const starsSchema = z.int().min(1).max(mostStars);
