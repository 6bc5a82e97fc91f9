import {swap} from './swap.js';

/**
 * The AWS SDK reads a browser's name where it runs in one, and streams of events where an operation has them. In Node,
 * and with Cognito, there are neither: 13 KiB less to download.
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const awsSdkInNode = [
	{
		file: /\/node_modules\/@aws-sdk\/core\/dist-es\/submodules\/client\/util-user-agent-browser\/createUserAgentStringParsingProvider\.js$/,
		change: text => swap(text, [['await import("bowser")', '{}']]),
	},
	{
		file: /\/node_modules\/@smithy\/core\/dist-es\/submodules\/protocols\/HttpProtocol\.js$/,
		change: text =>
			swap(text, [
				[
					/const \{ EventStreamSerde, eventStreamSerdeProvider \} = await import\("@smithy\/core\/event-streams"\);[\s\S]*?\n {4}\}\n/g,
					`throw new Error('No operation of Cognito has a stream of events');\n    }\n`,
				],
			]),
	},
];
