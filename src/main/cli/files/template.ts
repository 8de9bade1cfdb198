// A template as an option: what is wrong with it is told at once, with the position.
import { InvalidArgumentError } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import { parseTemplate } from '../../jobs/placing/parseTemplate.ts';

export function template(text: string): string {
  try {
    parseTemplate(text);
    return text;
  } catch (error) {
    throw error instanceof AppError ? new InvalidArgumentError(error.message) : error;
  }
}
