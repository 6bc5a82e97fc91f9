import {Failure} from '../failure.ts';
import {indentedJson} from '../values/json.ts';
import {isObject, type Value} from '../values/python-values.ts';

/** Lays out a result: the operation's name and the value in, the text for standard output out. */
export type Format = (operation: string, value: Value) => string;

/** Standard output, as far as a layout depends on it. */
export type Terminal = {readonly isTty: boolean; readonly columns: number | undefined};

/**
 * The layout that `--output` names. Colours are for tables only: with `on`, or with `auto` on a terminal. Throws a
 * `configuration` Failure for a type that there is not.
 */
export async function findFormat(type: string, color: string, terminal: Terminal): Promise<Format> {
	switch (type) {
		case 'json':
			return (_, value) => (isNothing(value) ? '' : `${indentedJson(value)}\n`);
		case 'text': {
			const {textOutput} = await import('./text.ts');
			return (_, value) => textOutput(value);
		}
		case 'table': {
			const {tableOutput} = await import('./table.ts');
			const layout = {
				columns: (terminal.isTty ? terminal.columns : undefined) ?? 80,
				isColored: color === 'on' || (color === 'auto' && terminal.isTty),
			};
			/* Leaving a terminal, the AWS CLI's colours are reset once more. */
			const end = layout.isColored && terminal.isTty ? '\u001b[0m' : '';
			return (operation, value) => tableOutput(operation, value, layout) + end;
		}
		default:
			throw new Failure('configuration', `Unknown output type: ${type}`);
	}
}

/** Whether a result is an empty object, which no layout prints. */
export function isNothing(value: Value): boolean {
	return isObject(value) && value.size === 0;
}
