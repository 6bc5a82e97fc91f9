import type {ReactNode} from 'react';
import type {Event, State} from '../../flow/state.ts';
import {ActedScreen, ConfirmActScreen} from './act.tsx';
import {
	ChoosePoolScreen,
	ChooseUserScreen,
	MfaCodeScreen,
	NamePoolScreen,
	NameUserScreen,
} from './look-up.tsx';
import {ChooseClientScreen, NewValueScreen, UserFoundScreen} from './user.tsx';

/** The steps of a support desk, whose screens are loaded later. */
export type DeskStep =
	| 'mfaCode'
	| 'choosePool'
	| 'namePool'
	| 'nameUser'
	| 'chooseUser'
	| 'userFound'
	| 'chooseClient'
	| 'newValue'
	| 'confirmAct'
	| 'acted';

/** The properties of a support desk's screen. */
export type DeskProps = {
	readonly state: Extract<State, {step: DeskStep}>;
	readonly send: (event: Event) => void;
	/** ms since 1970. */
	readonly now: () => number;
};

/** The screen of a support desk's step. */
export function deskScreen({state, ...rest}: DeskProps): ReactNode {
	switch (state.step) {
		case 'mfaCode':
			return <MfaCodeScreen state={state} {...rest} />;
		case 'choosePool':
			return <ChoosePoolScreen state={state} {...rest} />;
		case 'namePool':
			return <NamePoolScreen state={state} {...rest} />;
		case 'nameUser':
			return <NameUserScreen state={state} {...rest} />;
		case 'chooseUser':
			return <ChooseUserScreen state={state} {...rest} />;
		case 'userFound':
			return <UserFoundScreen state={state} {...rest} />;
		case 'chooseClient':
			return <ChooseClientScreen state={state} {...rest} />;
		case 'newValue':
			return <NewValueScreen state={state} {...rest} />;
		case 'confirmAct':
			return <ConfirmActScreen state={state} {...rest} />;
		case 'acted':
			return <ActedScreen state={state} {...rest} />;
	}
}
