// Worker: answers the questions about the user's folders and files.
import { serveQuestions } from '../workers/serve.ts';
import { diskAnswers } from './answers.ts';

serveQuestions(diskAnswers);
