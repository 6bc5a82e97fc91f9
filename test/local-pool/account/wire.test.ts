import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Refusal} from '../../../source/local-pool/account/calls.ts';
import {
	type AccountRequest,
	readAccountRequest,
	writeAnswer,
	writeRefusal,
} from '../../../source/local-pool/account/wire.ts';

const authorization =
	'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/eu-west-1/any/aws4_request, SignedHeaders=host';

type Asked = {
	readonly method?: string;
	readonly path?: string;
	readonly body?: string;
	readonly headers?: Readonly<Record<string, string | undefined>>;
};

const read = ({method = 'POST', path = '/', body = '', headers = {}}: Asked) =>
	readAccountRequest({
		method,
		url: new URL(path, 'http://127.0.0.1'),
		headers: {authorization, ...headers},
		body,
		isLoopbackOnly: true,
	});

const inJson = (target: string, body = '') => read({body, headers: {'x-amz-target': target}});
const asked = (
	protocol: AccountRequest['protocol'],
	service: string,
	operation: string,
	input: object,
) => ({service, operation, protocol, region: 'eu-west-1', input});

test('a request in JSON is told by its target', () => {
	for (const [prefix, service] of [
		['PinpointSMSVoiceV2', 'sms-voice'],
		['GraniteServiceVersion20100801', 'cloudwatch'],
		['Logs_20140328', 'logs'],
		['com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'cloudtrail'],
		['CloudTrail_20131101', 'cloudtrail'],
		['TrentService', 'kms'],
	] as const) {
		assert.deepEqual(
			inJson(`${prefix}.Describe`, '{"a":1}'),
			asked('json', service, 'Describe', {a: 1}),
		);
	}
	for (const [body, input] of [
		['', {}],
		['null', {}],
		['5', {}],
		['{', {}],
		['[7]', {0: 7}],
	] as const) {
		assert.deepEqual(inJson('TrentService.Do', body), asked('json', 'kms', 'Do', input), body);
	}
	assert.equal(inJson('TrentService'), undefined);
	assert.equal(inJson('AWSCognitoIdentityProviderService.GetUser', '{}'), undefined);
});

test('a query is told by the version of its API', () => {
	for (const [Version, service] of [
		['2010-03-31', 'sns'],
		['2010-08-01', 'cloudwatch'],
		['2010-05-08', 'iam'],
		['2011-06-15', 'sts'],
	] as const) {
		assert.deepEqual(
			read({body: `Action=Do&Version=${Version}&A.member.1=x+y%26`}),
			asked('query', service, 'Do', {Action: 'Do', Version, 'A.member.1': 'x y&'}),
		);
	}
	assert.deepEqual(
		read({body: 'Version=2010-03-31'}),
		asked('query', 'sns', '', {Version: '2010-03-31'}),
	);
	assert.equal(read({body: 'Action=Do'}), undefined);
	assert.equal(read({body: 'Action=Do&Version=2016-04-18'}), undefined);
	for (const other of [{method: 'PUT'}, {path: '/oauth2/token'}, {method: 'GET'}]) {
		assert.equal(read({body: 'Action=Do&Version=2010-03-31', ...other}), undefined);
	}
});

test('a request of the REST kind is told by its path, of which the last part is decoded', () => {
	for (const [path, service, operation, Path] of [
		['/v2/email/account', 'ses', 'GetAccount', ''],
		['/v2/email/identities/a%40b.c', 'ses', 'GetEmailIdentity', 'a@b.c'],
		['/v2/email/configuration-sets/my%20set', 'ses', 'GetConfigurationSet', 'my set'],
		['/v2/email/suppression/addresses/a%2Bb%40c.d', 'ses', 'GetSuppressedDestination', 'a+b@c.d'],
		['/2015-03-31/functions/f/configuration', 'lambda', 'GetFunctionConfiguration', 'f'],
		['/2015-03-31/functions/arn%3Aaws/policy', 'lambda', 'GetPolicy', 'arn:aws'],
		['/v2/email/identities/100%', 'ses', 'GetEmailIdentity', '100%'],
	] as const) {
		assert.deepEqual(read({method: 'GET', path}), asked('rest', service, operation, {Path}), path);
		assert.equal(read({method: 'POST', path}), undefined, path);
		for (const other of [`${path}/more`, `/more${path}`]) {
			assert.equal(read({method: 'GET', path: other}), undefined, other);
		}
	}
});

test('only a signed request is for the account', () => {
	const request = {body: 'Action=Do&Version=2010-03-31'};
	for (const given of [
		undefined,
		'Bearer eyJ',
		'AWS4-HMAC-SHA256 Credential=AKIA/2026/eu-west-1/any/aws4_request',
		'AWS4-HMAC-SHA256 Credential=AKIA/20260301/eu-west-1/any',
	]) {
		assert.equal(read({...request, headers: {authorization: given}}), undefined, given);
	}
});

const about = (protocol: AccountRequest['protocol']): AccountRequest => ({
	service: 'iam',
	operation: 'Do',
	protocol,
	region: 'eu-west-1',
	input: {},
});
const inSpace = (name: string, content: string) =>
	`<${name} xmlns="https://iam.amazonaws.com/doc/2010-05-08/">${content}</${name}>`;
const answer = {
	Name: 'a <b> & c',
	When: new Date(1_500),
	Map: new Map([['key', 'value']]),
	List: ['a', {B: false}, undefined],
	Number: 0,
	Nothing: undefined,
	Null: null,
};

test('an answer has its moments and maps as its protocol writes them', () => {
	for (const protocol of ['json', 'rest'] as const) {
		const {body, ...rest} = writeAnswer(about(protocol), answer, 'id-1');
		assert.deepEqual(rest, {
			status: 200,
			headers: {'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'id-1'},
		});
		assert.deepEqual(JSON.parse(body), {
			Name: 'a <b> & c',
			When: 1.5,
			Map: {key: 'value'},
			List: ['a', {B: false}, null],
			Number: 0,
			Null: null,
		});
	}
	assert.deepEqual(writeAnswer(about('query'), answer, 'id-1'), {
		status: 200,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': 'id-1'},
		body: inSpace(
			'DoResponse',
			'<DoResult><Name>a &lt;b&gt; &amp; c</Name><When>1970-01-01T00:00:01.500Z</When><Map><entry><key>key</key><value>value</value></entry></Map><List><member>a</member><member><B>false</B></member></List><Number>0</Number></DoResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>',
		),
	});
});

test('a refusal has its name and its words as its protocol writes them', () => {
	const refusal = new Refusal('NoSuchEntity', 'no <such> thing', 404);
	for (const protocol of ['json', 'rest'] as const) {
		assert.deepEqual(writeRefusal(about(protocol), refusal, 'id-1'), {
			status: 404,
			headers: {
				'content-type': 'application/x-amz-json-1.0',
				'x-amzn-requestid': 'id-1',
				'x-amzn-errortype': 'NoSuchEntity',
			},
			body: '{"__type":"NoSuchEntity","message":"no <such> thing"}',
		});
	}
	assert.deepEqual(writeRefusal(about('query'), refusal, 'id-1'), {
		status: 404,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': 'id-1'},
		body: inSpace(
			'ErrorResponse',
			'<Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no &lt;such&gt; thing</Message></Error><RequestId>id-1</RequestId>',
		),
	});
	assert.equal(new Refusal('A', 'b').status, 400);
});
