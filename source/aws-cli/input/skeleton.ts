import type {Shape} from '../operations.ts';
import type {Value} from '../values/python-values.ts';

/** An empty value of a shape, to be filled in and passed to `--cli-input-json`. */
export function inputSkeleton(shape: Shape): Value {
	return skeleton(shape, () => '');
}

/** A sample response of a shape: each string is the name of its member, or in a list the name of its shape. */
export function outputSkeleton(shape: Shape): Value {
	return skeleton(shape, name => name);
}

function skeleton(shape: Shape, text: (name: string) => string, name = ''): Value {
	switch (shape.type) {
		case 'string':
			return text(name);
		case 'list':
			return [
				skeleton(shape.member, text, shape.member.type === 'string' ? shape.member.name : name),
			];
		case 'map':
			return new Map([['KeyName', skeleton(shape.value, text)]]);
		case 'structure':
			return new Map(
				Object.entries(shape.members).map(([member, inner]) => [
					member,
					skeleton(inner, text, member),
				]),
			);
	}
}
