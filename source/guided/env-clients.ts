import type {AppClient} from '../cognito/cognito.ts';
import {poolIdOf, regionOf} from '../typed-input.ts';

/**
 * Finds the app clients in a `.env` file: each pool (`…USER_POOL_ID`) with the client (`…CLIENT_ID`) whose name fits
 * best, or with each of several that fit equally well. Clients of other services, such as `GITHUB_CLIENT_ID`, never
 * fit.
 */
export function envClients(text: string): readonly AppClient[] {
	const variables = readVariables(text);
	const clients = variables.flatMap(([name, value]) => {
		const words = wordsBefore(/_?CLIENT_?ID$/, name);
		return words === undefined ? [] : [{words, clientId: value}];
	});
	return variables.flatMap(([name, userPoolId]) => {
		const words = wordsBefore(/_?USER_?POOLS?_?ID$/, name);
		const region = regionOf(userPoolId);
		if (words === undefined || region === undefined) return [];
		const fitting = clients
			.filter(client => client.words.every(word => words.includes(word) || generic.has(word)))
			.map(({clientId, words: own}) => ({clientId, fit: own.filter(word => words.includes(word))}));
		const best = Math.max(...fitting.map(({fit}) => fit.length));
		const found = fitting.filter(({fit}) => fit.length === best).map(({clientId}) => clientId);
		return [...new Set(found)].map(clientId => ({region, userPoolId, clientId}));
	});
}

/** Words in variable names that identify nothing: of frameworks, of Cognito, of a kind of client. */
const generic: ReadonlySet<string> = new Set(
	(
		'NEXT PUBLIC VITE REACT APP EXPO NUXT GATSBY SVELTE VUE NG ' +
		'AWS AMPLIFY COGNITO AUTH USER POOL USERPOOL IDP ' +
		'WEB MOBILE NATIVE SPA CLIENT FRONTEND DEV TEST STAGING PROD'
	).split(' '),
);

/** Parses `NAME=value` line by line: one pattern for the whole text would take quadratic time. */
function readVariables(text: string): readonly (readonly [name: string, value: string])[] {
	const variables: (readonly [string, string])[] = [];
	for (const [line] of text.matchAll(/[^\r\n]+/g)) {
		if (line.length > longestLine) continue;
		const [, name, , value] =
			/^\s*(?:export\s+)?(\w+)\s*=\s*(["']?)([\w+:/.-]{1,300})\2\s*(?:#.*)?$/.exec(line) ?? [];
		if (name === undefined || value === undefined) continue;
		const id = poolIdOf(value);
		if (!isId(id)) continue;
		variables.push([name.toUpperCase(), id]);
		if (variables.length === mostVariables) break;
	}
	return variables;
}

/** Whether a text can be a pool or client ID, unlike an identity pool's `region:uuid`. */
export const isId = (text: string): boolean => /^[\w+-]{1,128}$/.test(text);

/** Every pool is compared with every client: a project has a handful of each. */
const mostVariables = 200;
/** Far longer than an ID with its name and a comment. */
const longestLine = 1_000;

/** The words of a name before its ending; `undefined` if it ends differently. */
function wordsBefore(ending: RegExp, name: string): readonly string[] | undefined {
	const before = name.replace(ending, '');
	return before === name ? undefined : before.split('_').filter(word => word !== '');
}
