import {connect} from 'node:net';

/** Sends `text` as it is, and gives what came back until the server closed; an empty text where nobody listens. */
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

/** The first line of a request, its Host header, and the wish to be told the end. */
export const rawGet = (target: string, host = 'localhost') =>
	`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

/** The status of an answer as it came. */
export const statusOf = (answer: string) => answer.split(' ')[1];
