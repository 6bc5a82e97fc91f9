import {checkRegion} from '../../endpoint.ts';
import {property, text} from '../call/read-value.ts';
import type {Found} from '../facts.ts';
import {type Asking, pages} from './asking.ts';

/** A user pool or app client in a list. */
export type Named = {readonly id: string; readonly name: string};

/**
 * Lists the user pools of a region that the credentials can see. Rejects with a `MissingFact`, or a `Problem`
 * (`regionInvalid`).
 */
export async function listPools(
	asking: Pick<Asking, 'ask'>,
	region: string,
): Promise<Found<Named>> {
	checkRegion(region);
	const {items, isWhole} = await pages(asking, ['cognito-idp:ListUserPools', region], {
		input: {MaxResults: 60},
	});
	return {items: items.flatMap(each => named(each, 'Id', 'Name')), isWhole};
}

/** Lists the app clients of a user pool. Rejects with a `MissingFact`. */
export async function listClients(
	asking: Pick<Asking, 'ask'>,
	{region, userPoolId}: {readonly region: string; readonly userPoolId: string},
): Promise<Found<Named>> {
	const {items, isWhole} = await pages(asking, ['cognito-idp:ListUserPoolClients', region], {
		input: {UserPoolId: userPoolId, MaxResults: 60},
	});
	return {items: items.flatMap(each => named(each, 'ClientId', 'ClientName')), isWhole};
}

function named(value: unknown, idName: string, nameName: string): readonly Named[] {
	const id = text(property(value, idName));
	return id === undefined ? [] : [{id, name: text(property(value, nameName)) ?? ''}];
}
