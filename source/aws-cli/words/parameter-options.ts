import type {Option} from '../../options/option.ts';
import {type Operation, optionName, type Shape} from '../operations.ts';

/** The options of an operation, in the model's order. */
export function parameterOptions({input}: Operation): readonly Option[] {
	return Object.entries(input.members).map(([member, shape]) => ({
		name: optionName(member),
		value: 'value',
		help: valueHelp(shape),
	}));
}

function valueHelp(shape: Shape): string {
	switch (shape.type) {
		case 'string':
			return 'text';
		case 'map':
			return 'KeyName1=string,KeyName2=string or a JSON object';
		case 'list':
			return 'Name=string,Value=string, as often as needed, or a JSON list';
		case 'structure':
			return 'a JSON object';
	}
}
