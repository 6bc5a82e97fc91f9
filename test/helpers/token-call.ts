import type {AwsService} from './aws-service.ts';

/** The response of a service that has sent a code. */
export const sent = '{"CodeDeliveryDetails":{"Destination":"a***","DeliveryMedium":"EMAIL"}}';

/** Looks like an access token of a pool in eu-central-1, but nobody issued it. */
export const token = [
	{alg: 'RS256'},
	{iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf', token_use: 'access'},
	'signature',
]
	.map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
	.join('.');

export const command = 'get-user-attribute-verification-code';

/** The options for reaching a test's service. */
export const thereOf = (service: AwsService) => [
	'--region',
	'us-east-1',
	'--endpoint-url',
	service.http,
];

/** The arguments that request a code from it with that token. */
export const sendTo = (service: AwsService) => [
	command,
	'--access-token',
	token,
	'--attribute-name',
	'email',
	...thereOf(service),
];
