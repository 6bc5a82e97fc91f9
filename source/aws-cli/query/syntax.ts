import type {Value} from '../values/python-values.ts';

/** A comparison operator. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

/**
 * A node of a query's syntax tree (the nodes of jmespath.py 1.1.0 `ast.py`). `steps` pass a value from one to the next;
 * `isIndexed` marks those that start with an index, which another index extends instead of projecting.
 */
export type Node =
	| {readonly type: 'current'}
	| {readonly type: 'literal'; readonly value: Value}
	| {readonly type: 'field'; readonly name: string}
	| {readonly type: 'index'; readonly index: bigint}
	| {readonly type: 'slice'; readonly bounds: Bounds}
	| {readonly type: 'steps'; readonly steps: readonly Node[]; readonly isIndexed: boolean}
	| {readonly type: 'flatten'; readonly of: Node}
	| {readonly type: 'projection'; readonly of: Node; readonly pick: Node}
	| {readonly type: 'valueProjection'; readonly of: Node; readonly pick: Node}
	| {readonly type: 'filter'; readonly of: Node; readonly condition: Node; readonly pick: Node}
	| {readonly type: 'list'; readonly items: readonly Node[]}
	| {readonly type: 'hash'; readonly entries: readonly (readonly [key: string, value: Node])[]}
	| {readonly type: 'or' | 'and'; readonly left: Node; readonly right: Node}
	| {readonly type: 'not'; readonly of: Node}
	| {
			readonly type: 'comparison';
			readonly by: Comparison;
			readonly left: Node;
			readonly right: Node;
	  }
	| {readonly type: 'call'; readonly name: string; readonly args: readonly Node[]}
	| {readonly type: 'reference'; readonly to: Node};

/** The start, stop and step of a slice; each is optional. */
export type Bounds = readonly [
	start: bigint | undefined,
	stop: bigint | undefined,
	step: bigint | undefined,
];

/** The current value: `@`, or an empty expression. */
export const current: Node = {type: 'current'};

/** The direct children of a node. */
export function children(node: Node): readonly Node[] {
	switch (node.type) {
		case 'steps':
			return node.steps;
		case 'flatten':
		case 'not':
			return [node.of];
		case 'projection':
		case 'valueProjection':
			return [node.of, node.pick];
		case 'filter':
			return [node.of, node.condition, node.pick];
		case 'list':
			return node.items;
		case 'hash':
			return node.entries.map(([, value]) => value);
		case 'or':
		case 'and':
		case 'comparison':
			return [node.left, node.right];
		case 'call':
			return node.args;
		case 'reference':
			return [node.to];
		default:
			return [];
	}
}
