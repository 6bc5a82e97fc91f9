import {fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

/** A process from this folder that communicates over IPC. */
export type Peer = {
	/** The value of `name` in its first message, an object. Throws if it has none. */
	readonly told: (name: string) => string;
	/** Sends a message and returns the response. */
	readonly ask: (message: string) => Promise<unknown>;
	readonly stop: () => void;
};

/** Starts `file` and waits for its first message. */
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
