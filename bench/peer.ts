import {fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

/** A process of this folder that is talked to over IPC. */
export type Peer = {
	/** What its first message, an object, says under `name`. Throws when it says nothing. */
	readonly told: (name: string) => string;
	/** Sends a message and gives the answer. */
	readonly ask: (message: string) => Promise<unknown>;
	readonly stop: () => void;
};

/** Starts `file` and waits until it has told about itself. */
export async function startPeer(file: string): Promise<Peer> {
	const child = fork(join(import.meta.dirname, file));
	const next = async (): Promise<unknown> => (await once(child, 'message'))[0];
	const about = new Map(Object.entries(Object(await next())));
	return {
		told: name => {
			const value = about.get(name);
			if (typeof value !== 'string') throw new Error(`${file} does not tell its ${name}`);
			return value;
		},
		ask: message => {
			const answer = next();
			child.send(message);
			return answer;
		},
		stop: () => child.disconnect(),
	};
}
