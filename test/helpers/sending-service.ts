import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type RunOptions, runCommand} from './aws-run.ts';
import {startAwsService} from './aws-service.ts';

/** The response to a code that was sent. */
export const sent = '{"CodeDeliveryDetails":{"Destination":"a***","DeliveryMedium":"EMAIL"}}';

const command = 'get-user-attribute-verification-code';
const user = ['--access-token', 't', '--attribute-name', 'email'];

/** A service that sends a code, a folder with the files that options name, and the command that calls the service. */
export async function startSending() {
	const service = await startAwsService();
	const folder = await mkdtemp(join(tmpdir(), 'options-'));
	const certificate = join(folder, 'ca.pem');
	const files = {
		'ca.pem': service.certificate,
		token: 'from-a-file',
		'metadata.json': '{"from": "a file"}',
		config: `[default]\nregion = eu-west-3\n[profile p1]\nregion = sa-east-1\noutput = text\nca_bundle = ${certificate}\n[profile p2]\ncli_follow_urlparam = false\n`,
	};
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	const place = ['--region', 'us-east-1', '--endpoint-url', service.http];

	return {
		service,
		folder,
		command,
		user,
		place,
		/** The command line of a call that works. */
		full: [command, ...user, ...place],
		/** Runs a command line; also returns the request that arrived. */
		run: async (words: readonly string[], options: RunOptions = {}) => {
			service.script({body: sent});
			const ran = await runCommand(words, options);
			const [seen] = service.seen;
			return {...ran, seen, body: seen?.body ? JSON.parse(seen.body) : undefined};
		},
		end: async () => {
			await service[Symbol.asyncDispose]();
			await rm(folder, {recursive: true});
		},
	};
}
