import {Failure} from '../failure.ts';
import {indentedJson} from '../values/json.ts';
import {isObject, type Value} from '../values/python-values.ts';

/** Formats a result for standard output, given the operation's name and the value. */
export type Format = (operation: string, value: Value) => string;

/** Properties of standard output that affect the format. */
export type Terminal = {readonly isTty: boolean; readonly columns: number | undefined};

/**
 * The format that `--output` names. Colors are for tables only: with `on`, or with `auto` on a terminal. Throws a
 * `configuration` Failure for an unknown type.
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
			/* On a terminal, the AWS CLI ends with one more color reset. */
			const end = layout.isColored && terminal.isTty ? '\u001b[0m' : '';
			return (operation, value) => tableOutput(operation, value, layout) + end;
		}
		default:
			throw new Failure('configuration', `Unknown output type: ${type}`);
	}
}

/** Whether a result is an empty object, which no format prints. */
export function isNothing(value: Value): boolean {
	return isObject(value) && value.size === 0;
}
