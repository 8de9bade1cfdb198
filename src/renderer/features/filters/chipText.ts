// The text of a chip, after the name of its field.
import { type Condition, needsEach } from '../../state/conditions.ts';
import { choiceName } from '../../words/fields.ts';
import { messages } from '../../words/messages.ts';

const words = messages.filters;

/** So many values of a chip are named, the others counted. */
const named = 2;

/** `nameOf` gives the name of a value. */
export function chipText(condition: Condition, nameOf: (value: string) => string): string {
  switch (condition.kind) {
    case 'many': {
      const { field, values } = condition;
      if (values.length === 0) return words.any;
      const names = values.slice(0, values.length > named + 1 ? named : named + 1).map(nameOf);
      if (names.length < values.length) names.push(words.andMore(values.length - names.length));
      return needsEach(field) ? words.both(names) : words.either(names);
    }
    case 'range':
      return rangeText(condition.min, condition.max, messages.fields.units[condition.field]);
    case 'days':
      return condition.days === null ? words.any : words.days(condition.days);
    case 'text':
      return condition.text === '' ? words.any : nameOf(condition.text);
    case 'one':
      return choiceName(condition.field, condition.value);
    case 'yes':
      return condition.yes ? messages.playlists.rule.yes : messages.playlists.rule.no;
  }
}

function rangeText(min: number | null, max: number | null, unit: string): string {
  if (min !== null && max !== null)
    return min === max ? words.value(min, unit) : words.between(words.value(min, ''), words.value(max, unit));
  if (min !== null) return words.from(words.value(min, unit));
  return max === null ? words.any : words.upTo(words.value(max, unit));
}
