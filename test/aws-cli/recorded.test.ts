import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {type Recorded, setStage} from '../helpers/aws-cli-records.ts';

/** Another run of a family; members that are left out have their defaults. */
type Member = Pick<Recorded, 'name' | 'argv'> &
	Partial<Recorded> & {readonly config?: string; readonly credentials?: string};

const usual = {
	answers: [
		{
			body: '{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"a***@e***"}}',
		},
	],
	code: 0,
	stdout: '',
	stderr: '',
	rule: 'exact',
	requests: [{method: 'POST', path: '/', body: '{"AccessToken": "tok", "AttributeName": "email"}'}],
} as const satisfies Partial<Recorded>;

const fixture = async (name: string) =>
	JSON.parse(await readFile(join(import.meta.dirname, '../fixtures', name), 'utf8'));
const recorded: readonly Recorded[] = await fixture('aws-cli-recorded.json');
const families: readonly Member[] = [
	...(await fixture('aws-cli-families.json')),
	...(await fixture('aws-cli-rare.json')),
];

test('every recorded run of the AWS CLI is matched', async context => {
	await using stage = await setStage(context);
	for (const one of recorded) await context.test(one.name, () => stage.compare(one));
});

test('and so is every other of its family', async context => {
	await using stage = await setStage(context);
	for (const {config = '', credentials = '', ...member} of families) {
		await stage.write('own.config', config);
		await stage.write('own.credentials', credentials);
		const env = {
			AWS_CONFIG_FILE: '{FIXTURES}/own.config',
			AWS_SHARED_CREDENTIALS_FILE: '{FIXTURES}/own.credentials',
			...member.env,
		};
		try {
			await stage.compare({...usual, ...member, env});
		} catch (error) {
			throw new Error(`${member.name}: ${member.argv.join(' ')}`, {cause: error});
		}
	}
});
