import assert from 'node:assert/strict';
import {test} from 'node:test';
import {requireBundled} from '../../helpers/bundled.ts';

test('Yoga, which begins with little memory, takes as much as a layout needs', async () => {
	const {default: yoga} = await requireBundled<typeof import('yoga-layout')>(
		'node_modules/yoga-layout/dist/src/index.js',
	);
	const root = yoga.Node.create();
	for (let row = 0; row < 5_000; row += 1) {
		const node = yoga.Node.create();
		node.setHeight(1);
		root.insertChild(node, row);
	}
	root.calculateLayout(80, undefined);
	assert.equal(root.getComputedHeight(), 5_000);
	assert.equal(root.getChild(4_999).getComputedTop(), 4_999);
	root.freeRecursive();
});
