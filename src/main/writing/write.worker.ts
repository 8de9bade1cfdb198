// Worker: writes into the user's files.
import { serveQuestions } from '../workers/serve.ts';
import { writingAnswers } from './answers.ts';

serveQuestions(writingAnswers);
