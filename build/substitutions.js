/**
 * Parts of a dependency that are replaced while bundling: one file each under `substitutions/`, with its reason. A text
 * that is no longer where it was stops the build, so that an upgrade of the dependency is looked at.
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
 * The esbuild plugin that makes every substitution; several of one file one after the other.
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
