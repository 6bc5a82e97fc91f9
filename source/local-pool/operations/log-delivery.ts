import {own} from '../account/account.ts';
import type {Operation} from '../context.ts';
import {members, read, text} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';

const request = members({UserPoolId: text});

/** GetLogDeliveryConfiguration: where the pool's own log goes, as the account around it was set up. */
export const getLogDeliveryConfiguration: Operation =
	({state, account}) =>
	async body => {
		const {id} = poolOf(state, read(request, body).UserPoolId);
		const LogConfigurations = own(account.settings.LogDelivery, id) ?? [];
		return {LogDeliveryConfiguration: {UserPoolId: id, LogConfigurations}};
	};
