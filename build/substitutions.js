/**
 * Parts of a dependency that are replaced while bundling: one file each under `substitutions/`, with its reason. A text
 * that is no longer where it was stops the build, so that an upgrade of the dependency is looked at.
 */
import {readFile} from 'node:fs/promises';
import {awsSdkInNode} from './substitutions/aws-sdk-in-node.js';
import {confWithoutSchemas} from './substitutions/conf-without-schemas.js';
import {inkAfterReflow} from './substitutions/ink-after-reflow.js';
import {inkLoadsLater} from './substitutions/ink-loads-later.js';
import {inkWithoutDevtools} from './substitutions/ink-without-devtools.js';
import {stringWidthOfPlainText} from './substitutions/string-width-of-plain-text.js';
import {yogaAtOnce} from './substitutions/yoga-at-once.js';

const all = [
	awsSdkInNode,
	confWithoutSchemas,
	inkAfterReflow,
	inkLoadsLater,
	inkWithoutDevtools,
	stringWidthOfPlainText,
	yogaAtOnce,
].flat();

/**
 * The esbuild plugin that makes every substitution.
 * @type {import('esbuild').Plugin}
 */
export const substitutions = {
	name: 'substitutions',
	setup(build) {
		for (const {file, change} of all) {
			build.onLoad(
				{filter: new RegExp(file.source.replaceAll('\\/', '[\\\\/]'))},
				async ({path}) => ({
					contents: await change(await readFile(path, 'utf8'), path),
					loader: 'js',
				}),
			);
		}
	},
};
