import {swap} from './swap.js';

/**
 * The AWS SDK contains code for reading a browser's name, for event streams, and for signing for several regions with
 * an optional package. In Node, Cognito and STS need none of it. Of their package.json, the clients only read the
 * version. Saves 20 KiB of download.
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
	{
		file: /\/node_modules\/@aws-sdk\/signature-v4-multi-region\/dist-es\/SignatureV4MultiRegion\.js$/,
		change: text =>
			swap(text, [
				[
					/^[\s\S]*export class SignatureV4MultiRegion \{[\s\S]*$/g,
					`import {SignatureV4} from '@smithy/signature-v4';

export class SignatureV4MultiRegion extends SignatureV4 {
    static sigv4aDependency() {
        return 'none';
    }
}
`,
				],
			]),
	},
	{
		file: /\/node_modules\/@aws-sdk\/(?:nested-clients|client-cognito-identity-provider)\/package\.json$/,
		change: text => `export default ${JSON.stringify({version: JSON.parse(text).version})};`,
	},
];
