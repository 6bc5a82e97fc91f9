/**
 * Replaces parts of dependencies while bundling: each in a file of its own under `substitutions/`, with the reason. If
 * a text to replace is no longer found, the build fails, so that an upgrade of the dependency gets reviewed.
 */
import {readFile} from 'node:fs/promises';
import {awsSdkInNode} from './substitutions/aws-sdk-in-node.js';
import {clockWithoutHooks} from './substitutions/clock-without-hooks.js';
import {confWithoutSchemas} from './substitutions/conf-without-schemas.js';
import {inkAfterReflow} from './substitutions/ink-after-reflow.js';
import {inkLoadsLater} from './substitutions/ink-loads-later.js';
import {inkWithoutDevtools} from './substitutions/ink-without-devtools.js';
import {segmenterWhenNeeded} from './substitutions/segmenter-when-needed.js';
import {yogaAtOnce} from './substitutions/yoga-at-once.js';

const all = [
	awsSdkInNode,
	clockWithoutHooks,
	confWithoutSchemas,
	inkAfterReflow,
	inkLoadsLater,
	inkWithoutDevtools,
	segmenterWhenNeeded,
	yogaAtOnce,
].flat();

/**
 * The esbuild plugin that makes every substitution; several of one file in order.
 * @type {import('esbuild').Plugin}
 */
export const substitutions = {
	name: 'substitutions',
	setup(build) {
		for (const [source, changes] of Map.groupBy(all, ({file}) => file.source)) {
			build.onLoad({filter: new RegExp(source.replaceAll('\\/', '[\\\\/]'))}, async ({path}) => {
				let contents = await readFile(path, 'utf8');
				for (const {change} of changes) contents = await change(contents, path);
				return {contents, loader: 'js'};
			});
		}
	},
};
