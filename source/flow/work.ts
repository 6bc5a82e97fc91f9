import {Problem} from '../problem.ts';
import {loadAttributes, requestCode, signOut, updateValue, verifyCode} from './account-work.ts';
import {deskWork} from './desk-work.ts';
import type {Work} from './flow.ts';
import {withOneRefresh} from './fresh-tokens.ts';
import type {Services} from './services.ts';
import {forget, lookAround, openSession, readToken, saveSession} from './session-work.ts';
import {prepareClient, signInWork} from './sign-in-work.ts';
import type {Event, State, StateOf} from './state.ts';
import type {WaitingStep, WorkOf} from './waiting.ts';

/** The steps with work: those that wait, and those that use the time while the user types. */
type BusyStep = WaitingStep | 'username' | 'password';

/** The work of each step: calls to the service, the store or this computer. */
const works: {readonly [Name in BusyStep]: WorkOf<Name>} = {
	...signInWork,
	starting: (_, services) => lookAround(services),
	openingSession: ({name}, services) => openSession(name, services),
	startingDemo: async (_, services) => ({
		type: 'demoStarted',
		connection: await services.startDemo(),
	}),
	readingToken: ({token}, services) => readToken(token, services),
	readingSecret: async ({connection}, services, signal) => {
		const secret = await services.readClientSecret(connection, signal);
		return {type: 'secretRead', ...(secret !== undefined && {secret})};
	},
	username: prepareClient,
	password: prepareClient,
	openingBrowser: async ({connection}, services, signal) => ({
		type: 'browserReady',
		browser: await services.openBrowser(connection.client, signal),
	}),
	waitingForBrowser: async ({browser}, _, signal) => ({
		type: 'browserReturned',
		tokens: await browser.tokens(signal),
	}),
	savingSession: saveSession,
	forgetting: ({item}, services) => forget(item, services),
	loadingAttributes: loadAttributes,
	updatingValue: updateValue,
	requestingCode: requestCode,
	verifying: verifyCode,
	signingOut: signOut,
	...deskWork,
};

/** Creates the function that returns a state's work. */
export function createWorkOf(given: Services) {
	const services = withOneRefresh(given);
	return (state: State): Work | undefined =>
		isBusy(state)
			? signal => reported(begin(state.step, state, services, signal), services)
			: undefined;
}

const isBusy = (state: State): state is StateOf<BusyStep> => Object.hasOwn(works, state.step);

const begin = <Name extends BusyStep>(
	step: Name,
	...[state, services, signal]: Parameters<WorkOf<Name>>
): Promise<Event | undefined> => works[step](state, services, signal);

/** A Problem becomes an event like any other; anything else that is thrown is a programming error. */
async function reported(
	working: Promise<Event | undefined>,
	{now}: Services,
): Promise<Event | undefined> {
	try {
		return await working;
	} catch (error) {
		if (error instanceof Problem) return {type: 'failed', problem: error, at: now()};
		throw error;
	}
}
