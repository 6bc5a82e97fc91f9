import {awsOptions, wholeInputOptions} from '../options/aws-options.ts';
import {resolveRetries} from '../settings/settings.ts';
import {endpointUrl} from './call/endpoint.ts';
import type {Dialect} from './dialect.ts';
import {addInputJson, readInputText} from './input/parameters.ts';
import {inputSkeleton} from './input/skeleton.ts';
import {findFormat} from './output/output.ts';
import {indentedJson} from './values/json.ts';

/** AWS CLI v1, as in 1.45.11. */
export const v1: Dialect = {
	options: awsOptions,
	wholeInput: wholeInputOptions,
	checkWords: () => {},
	environment: env => env,
	resolveRetries,
	fetchesUrls: true,
	readWholeInput: async ({inputJson}, files) => {
		if (inputJson === undefined) return undefined;
		const text = readInputText('--cli-input-json', inputJson, files);
		return given => addInputJson(given, text);
	},
	skeleton: async ({input}) => `${indentedJson(inputSkeleton(input))}\n`,
	endpointUrl,
	findFormat,
	showResult: async () => false,
	explain: async ({kind, message}, run) => {
		switch (kind) {
			case 'usage':
			case 'unknownOptions': {
				const [{usage}, {v2Hint}] = await Promise.all([
					import('./words/help.ts'),
					import('./v2-hint.ts'),
				]);
				const complaint = kind === 'usage' ? `cognito-verify: error: ${message}` : message;
				return `${v2Hint(run.argv)}${usage}\n${complaint}\n`;
			}
			case 'region':
				return `${message} You can also configure your region by running "aws configure".\n`;
			default:
				return `\n${message}\n`;
		}
	},
};
