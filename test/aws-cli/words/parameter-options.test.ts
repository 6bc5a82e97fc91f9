import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parameterOptions} from '../../../source/aws-cli/words/parameter-options.ts';

test('each member of an operation’s input is an option, with what may stand behind it', () => {
	const text = {type: 'string', name: 'TextType'} as const;
	const options = parameterOptions({
		command: 'do-it',
		name: 'DoIt',
		summary: 'does it',
		input: {
			type: 'structure',
			required: [],
			members: {
				AccessToken: text,
				ClientMetadata: {type: 'map', value: text},
				UserAttributes: {type: 'list', name: 'ListType', member: text},
				AnalyticsMetadata: {type: 'structure', required: [], members: {}},
			},
		},
		output: {type: 'structure', required: [], members: {}},
	});
	assert.deepEqual(options, [
		{name: '--access-token', value: 'value', help: 'text'},
		{
			name: '--client-metadata',
			value: 'value',
			help: 'KeyName1=string,KeyName2=string or a JSON object',
		},
		{
			name: '--user-attributes',
			value: 'value',
			help: 'Name=string,Value=string, as often as needed, or a JSON list',
		},
		{name: '--analytics-metadata', value: 'value', help: 'a JSON object'},
	]);
});
