import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {
	integer,
	listOf,
	mapOf,
	members,
	oneOf,
	optional,
	text,
	withDefault,
} from '../model/shape.ts';
import {pageToken} from '../users/paged.ts';

/** Members that many requests have in common. */
export const clientMetadata = optional(mapOf(text));
export const validationData = optional(listOf(members({Name: text, Value: optional(text)})));
export const userAttributes = listOf(members({Name: text, Value: optional(text)}));

/** For UpdateDeviceStatus and AdminUpdateDeviceStatus. */
export const rememberedStatus = oneOf('remembered', 'not_remembered');

/** The page of a device list; 60 entries by default. */
export const devicePage = {Limit: withDefault(integer, 60), PaginationToken: pageToken};

/** Converts a list of names and values to a map; the last entry of a name wins. */
export const attributeMap = (
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> =>
	Object.fromEntries(list.map(({Name, Value = ''}) => [Name, Value]));

/**
 * The attributes of a request in the form the pool stores: booleans in lowercase (Cognito was seen to accept `True`).
 * Throws for an attribute without a value; an empty string is valid and means none (integration tests of a real pool,
 * 2023).
 */
export function givenAttributes(
	{schema}: Pick<UserPool, 'schema'>,
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> {
	const bare = list.find(({Value}) => Value === undefined);
	if (bare) throw invalidParameter(`Attribute value for ${bare.Name} must not be null`);
	const isTruthValue = (name: string) => schema.get(name)?.AttributeDataType === 'Boolean';
	return Object.fromEntries(
		Object.entries(attributeMap(list)).map(([name, value]) => [
			name,
			isTruthValue(name) ? value.toLowerCase() : value,
		]),
	);
}

/** Converts a map of attributes to the API's list. */
export const attributeList = (map: Readonly<Record<string, string>>) =>
	Object.entries(map).map(([Name, Value]) => ({Name, Value}));

/** Converts milliseconds to a JSON 1.1 timestamp, in seconds. */
export const timestamp = (milliseconds: number): number => milliseconds / 1_000;
