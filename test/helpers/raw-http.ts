import {connect} from 'node:net';

/** Sends `text` unchanged, and returns everything received until the server closed; empty if nobody listens. */
export async function sendRaw(
	{host = '127.0.0.1', port}: {readonly host?: string; readonly port: string | number},
	text: string,
): Promise<string> {
	const socket = connect(Number(port), host);
	const heard: Buffer[] = [];
	socket.on('data', chunk => heard.push(chunk)).on('error', () => {});
	socket.write(text);
	await new Promise(resolve => socket.once('close', resolve));
	return Buffer.concat(heard).toString();
}

/** A request line, its Host header, and `Connection: close`. */
export const rawGet = (target: string, host = 'localhost') =>
	`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

/** The status in a raw response. */
export const statusOf = (answer: string) => answer.split(' ')[1];
