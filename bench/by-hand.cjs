// The minimum that Node can do for one call: it parses no options, and reads nothing of the response but its status.
'use strict';

const option = (/** @type {string} */ name) => String(process.argv[process.argv.indexOf(name) + 1]);
const endpoint = new URL(option('--endpoint-url'));
const isSecure = endpoint.protocol === 'https:';
const {request} = isSecure ? require('node:https') : require('node:http');
const ca = isSecure ? require('node:fs').readFileSync(option('--ca-bundle')) : undefined;

request(
	endpoint,
	{
		method: 'POST',
		ca,
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': 'AWSCognitoIdentityProviderService.GetUserAttributeVerificationCode',
		},
	},
	response => {
		process.exitCode = response.statusCode === 200 ? 0 : 1;
		response.pipe(process.stdout);
	},
).end(
	JSON.stringify({
		AccessToken: option('--access-token'),
		AttributeName: option('--attribute-name'),
	}),
);
