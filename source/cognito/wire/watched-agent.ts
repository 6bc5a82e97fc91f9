import type {ClientRequest, Agent as HttpAgent} from 'node:http';
import type {} from '../../settings/proxy-agent.ts';

/**
 * Modifies an agent so that each request ends with a response or an error. Node ends a request answered with 101
 * (Switching Protocols) with neither, and the AWS SDK would wait forever.
 */
export function watchedAgent<Agent extends HttpAgent>(agent: Agent): Agent {
	const addRequest = agent.addRequest.bind(agent);
	agent.addRequest = (request, options) => {
		endWithError(request);
		addRequest(request, options);
	};
	return agent;
}

function endWithError(request: ClientRequest): void {
	let isAnswered = false;
	request.once('response', () => {
		isAnswered = true;
	});
	request.once('upgrade', (_, socket) => {
		socket.destroy();
		request.emit('error', wireError('another protocol instead of an answer', 'HPE_UPGRADE'));
	});
	request.once('close', () => {
		if (isAnswered || request.errored) return;
		request.emit('error', wireError('the connection was closed', 'ECONNRESET'));
	});
}

function wireError(message: string, code: string): Error {
	return Object.assign(new Error(message), {code});
}
