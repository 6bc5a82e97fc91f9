/** Every option on the AWS CLI's page of get-user-attribute-verification-code, and the ways to pass a value. */
import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {freePort} from '../helpers/free-port.ts';
import {startSending} from '../helpers/sending-service.ts';

const {service, folder, command, user, place, full, run, end} = await startSending();
after(end);

test('--access-token and --attribute-name make the request', async () => {
	const {code, seen, body, stdout} = await run(full);
	assert.equal(code, 0);
	assert.deepEqual(body, {AccessToken: 't', AttributeName: 'email'});
	assert.equal(
		seen?.headers['x-amz-target'],
		'AWSCognitoIdentityProviderService.GetUserAttributeVerificationCode',
	);
	assert.equal(seen?.headers['content-type'], 'application/x-amz-json-1.1');
	assert.equal(seen?.headers.authorization, undefined);
	assert.equal(
		stdout,
		'{\n    "CodeDeliveryDetails": {\n        "Destination": "a***",\n        "DeliveryMedium": "EMAIL"\n    }\n}\n',
	);
});

test('text outside ASCII is escaped on the wire, as Python does it', async () => {
	const {seen} = await run([...full, '--attribute-name', 'é😀']);
	assert.equal(seen?.body, '{"AccessToken": "t", "AttributeName": "\\u00e9\\ud83d\\ude00"}');
});

describe('values from elsewhere', () => {
	test('file:// and fileb://, relative to the working directory, ~ and $VARIABLE expanded', async () => {
		const words = (value: string) => [
			command,
			'--attribute-name',
			'email',
			...place,
			'--access-token',
			value,
		];
		const cwd = {cwd: folder};
		assert.equal((await run(words('file://token'), cwd)).body.AccessToken, 'from-a-file');
		const env = {PLACE: folder};
		assert.equal((await run(words('file://$PLACE/token'), {env})).body.AccessToken, 'from-a-file');
		assert.equal(
			(await run(words(`file://\${PLACE}/token`), {env})).body.AccessToken,
			'from-a-file',
		);
		assert.match(
			(await run(words('file://~/none'))).stderr,
			/file:\/\/~\/none: \[Errno 2\] No such file or directory: '\/no\/home\/none'/,
		);
	});

	test('what fileb:// gives is bytes, and is told as Python tells them', async () => {
		await writeFile(join(folder, 'bytes'), ' tok ');
		const complaint = async (...words: string[]) =>
			(await run([command, ...user, ...place, ...words], {cwd: folder})).stderr;
		assert.equal(
			await complaint('--client-metadata', 'fileb://bytes'),
			"\n'in <string>' requires string as left operand, not int\n",
		);
		assert.equal(
			await complaint('--cli-input-json', 'fileb://bytes'),
			"\nError parsing parameter 'cli-input-json': Invalid JSON: Expecting value: line 1 column 2 (char 1)\nJSON received: b' tok '\n",
		);
	});

	test('http:// is fetched, unless cli_follow_urlparam says no', async () => {
		const words = [
			command,
			'--access-token',
			't',
			...place,
			'--attribute-name',
			`${service.http}/name`,
		];
		await run(words);
		assert.deepEqual(
			service.seen.map(seen => `${seen.method} ${seen.path}`),
			['GET /name', 'POST /'],
		);
		const env = {AWS_CONFIG_FILE: join(folder, 'config'), AWS_PROFILE: 'p2'};
		const {body} = await run(words, {env});
		assert.equal(body.AttributeName, `${service.http}/name`);
	});

	test('an address that cannot be fetched is said so', async () => {
		const address = `http://127.0.0.1:${await freePort()}/`;
		const {code, stderr} = await run([...full, '--attribute-name', address]);
		assert.equal(code, 255);
		assert.equal(
			stderr,
			`\nError parsing parameter '--attribute-name': Unable to retrieve ${address}: Could not connect to the endpoint URL: "${address}"\n`,
		);
	});
});

test('--client-metadata reads shorthand, JSON and a file', async () => {
	const given = async (value: string) =>
		(await run([...full, '--client-metadata', value], {cwd: folder})).body?.ClientMetadata;
	assert.deepEqual(await given('a=1,b="x,y",c=\'z w\',d=u\\,v,e='), {
		a: '1',
		b: 'x,y',
		c: 'z w',
		d: 'u,v',
		e: '',
	});
	assert.deepEqual(await given('{"a": "1", "a": "2"}'), {a: '2'});
	assert.deepEqual(await given('file://metadata.json'), {from: 'a file'});
	for (const at of ['k@=', 'k @=', 'k@ =', 'k = ']) {
		const value = at === 'k = ' ? 'from-a-file' : 'file://token';
		assert.deepEqual(await given(`${at}${value}`), {k: 'from-a-file'}, at);
	}
	const deep = await run([...full, '--client-metadata', '{"a":'.repeat(100_000)]);
	assert.deepEqual([deep.code, deep.stdout, deep.seen], [255, '', undefined]);
	assert.equal(
		deep.stderr,
		'\nmaximum recursion depth exceeded while decoding a JSON object from a unicode string\n',
	);
});

test('--cli-input-json gives what the options do not', async () => {
	const json = '{"AccessToken":"j","AttributeName":"phone_number","ClientMetadata":{"a":"1"}}';
	const {body} = await run([
		command,
		...place,
		'--cli-input-json',
		json,
		'--client-metadata',
		'b=2',
	]);
	assert.deepEqual(body, {
		AccessToken: 'j',
		AttributeName: 'phone_number',
		ClientMetadata: {b: '2'},
	});
	const {stderr} = await run([
		command,
		...place,
		'--cli-input-json',
		'{"AccessToken":[1],"Nope":{}}',
	]);
	assert.equal(
		stderr,
		'\nParameter validation failed:\nMissing required parameter in input: "AttributeName"\nUnknown parameter in input: "Nope", must be one of: AccessToken, AttributeName, ClientMetadata\nInvalid type for parameter AccessToken, value: (redacted), type: <class \'list\'>, valid types: <class \'str\'>\n',
	);
});

test('--generate-cli-skeleton prints and sends nothing', async () => {
	const input = await run(['update-user-attributes', '--generate-cli-skeleton']);
	assert.deepEqual(JSON.parse(input.stdout), {
		UserAttributes: [{Name: '', Value: ''}],
		AccessToken: '',
		ClientMetadata: {KeyName: ''},
	});
	const output = await run([
		'get-user',
		'--access-token',
		't',
		'--region',
		'us-east-1',
		'--generate-cli-skeleton',
		'output',
		'--query',
		'UserMFASettingList',
		'--output',
		'text',
	]);
	assert.equal(output.stdout, 'StringType\n');
	assert.equal(service.seen.length, 0);
});

test('--endpoint-url keeps its path', async () => {
	const words = [
		command,
		...user,
		'--region',
		'us-east-1',
		'--endpoint-url',
		`${service.http}/a/b?c=d`,
	];
	assert.equal((await run(words)).seen?.path, '/a/b?c=d');
});

test('--no-paginate and --no-sign-request change nothing', async () => {
	const {code, seen} = await run([...full, '--no-paginate', '--no-sign-request']);
	assert.equal(code, 0);
	assert.equal(seen?.headers.authorization, undefined);
});

test('--output lays out, --color paints tables only', async () => {
	assert.equal(
		(await run([...full, '--output', 'text'])).stdout,
		'CODEDELIVERYDETAILS\tEMAIL\ta***\n',
	);
	const table = (words: string[], options = {}) =>
		run([...full, '--output', 'table', ...words], options);
	assert.doesNotMatch((await table([])).stdout, /\u001b/);
	assert.match((await table([], {columns: 80})).stdout, /\u001b\[34m/);
	assert.match((await table(['--color', 'on'])).stdout, /\u001b\[34m/);
	assert.doesNotMatch((await table(['--color', 'off'], {columns: 80})).stdout, /\u001b/);
	assert.doesNotMatch((await run([...full, '--color', 'on'])).stdout, /\u001b/);
	assert.match(
		(await table(['--color', 'off'], {columns: 30})).stdout,
		/DeliveryMedium +\| {2}EMAIL/,
	);
});

test('--query picks from the result', async () => {
	const {stdout} = await run([
		...full,
		'--query',
		'CodeDeliveryDetails.[Destination, Nope]',
		'--output',
		'text',
	]);
	assert.equal(stdout, 'a***\tNone\n');
});

test('--version and help, anywhere', async () => {
	assert.equal((await run([command, '--version'])).stdout, 'cognito-verify/0.0.0 test\n');
	for (const words of [
		[command, 'help'],
		[command, '--help'],
		[command, ...user, '--help'],
	]) {
		const {code, stdout} = await run(words);
		assert.equal(code, 0);
		assert.match(
			stdout,
			/^usage: cognito-verify get-user-attribute-verification-code --access-token <value>/,
		);
		for (const option of [
			'--attribute-name',
			'--client-metadata',
			'--cli-input-json',
			'--ca-bundle',
			'--query',
		]) {
			assert.ok(stdout.includes(option), option);
		}
	}
});

test('the other three commands are the same machine', async () => {
	const verified = await run(['verify-user-attribute', ...user, '--code', '123456', ...place]);
	assert.equal(verified.stdout, '');
	assert.deepEqual(verified.body, {AccessToken: 't', AttributeName: 'email', Code: '123456'});
	const notAList = await run([
		...['update-user-attributes', '--access-token', 't', ...place],
		...['--cli-input-json', '{"UserAttributes": "x"}'],
	]);
	assert.deepEqual([notAList.code, notAList.seen], [255, undefined]);
	assert.equal(
		notAList.stderr,
		"\nParameter validation failed:\nInvalid type for parameter UserAttributes, value: x, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>\n",
	);
	const updated = await run([
		'update-user-attributes',
		'--access-token',
		't',
		...place,
		'--user-attributes',
		'Name=email,Value=a@b.c',
		'Name=nickname,Value="x, y"',
	]);
	assert.deepEqual(updated.body, {
		UserAttributes: [
			{Name: 'email', Value: 'a@b.c'},
			{Name: 'nickname', Value: 'x, y'},
		],
		AccessToken: 't',
	});
	service.script({body: '{"Username":"ana","UserAttributes":[{"Name":"email","Value":"a@b.c"}]}'});
	const got = await runCommand(['get-user', '--access-token', 't', ...place, '--output', 'text']);
	assert.equal(got.stdout, 'ana\nUSERATTRIBUTES\temail\ta@b.c\n');
});
