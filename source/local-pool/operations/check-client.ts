import {invalidParameter} from '../model/failure.ts';
import type {ClientSettings, UserPool} from '../model/pool.ts';
import {lifetimesOf} from '../tokens/tokens.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** How long each token may live, in seconds (API page CreateUserPoolClient). */
const bounds = {
	access: {min: 5 * minute, max: day},
	id: {min: 5 * minute, max: day},
	refresh: {min: 60 * minute, max: 3_650 * day},
};

const unwritable = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * Throws for settings of an app client that its pool does not allow. `doing` is what the service says it was about. A
 * list of attributes to write has to hold all that the pool requires, and none that no client writes (seen on real
 * pools, 2025 and 2026).
 */
export const checkClient = (
	{schema}: UserPool,
	settings: ClientSettings,
	doing: 'creating' | 'updating',
): void => {
	for (const [token, seconds] of Object.entries(lifetimesOf(settings))) {
		const bound = Object.entries(bounds).find(([name]) => name === token)?.[1];
		if (bound && (seconds < bound.min || seconds > bound.max)) {
			throw invalidParameter('Invalid range for token validity.');
		}
	}
	const {ReadAttributes = [], WriteAttributes} = settings;
	if (!ReadAttributes.every(name => schema.has(name))) {
		throw invalidParameter(`Invalid read attributes specified while ${doing} a client`);
	}
	if (!WriteAttributes) return;
	const isWritable = (name: string) => schema.has(name) && !unwritable.includes(name);
	const required = [...schema.values()].filter(({Name, Required}) => Required && Name !== 'sub');
	const isWhole = required.every(({Name}) => WriteAttributes.includes(Name));
	if (!isWhole || !WriteAttributes.every(isWritable)) {
		throw invalidParameter(`Invalid write attributes specified while ${doing} a client`);
	}
};
