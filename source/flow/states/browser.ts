import type {BrowserSignIn} from '../../cognito/browser/managed-login.ts';
import type {Tokens} from '../../cognito/cognito.ts';
import type {Connection} from '../connection.ts';
import type {Notice} from '../notice.ts';
import type {SignInForm} from './sign-in.ts';

/** The page to open, and the form that Esc returns to. */
type Page = {readonly connection: Connection; readonly from: SignInForm};

export type BrowserState =
	/** The managed login domain, for browser sign-in. */
	| ({readonly step: 'domain'; readonly notice?: Notice} & Page)
	/** Work: listens on this computer and opens the browser. */
	| ({readonly step: 'openingBrowser'} & Page)
	/** Work: waits for the browser to return. */
	| ({readonly step: 'waitingForBrowser'; readonly browser: BrowserSignIn} & Page);

export type BrowserEvent =
	| {readonly type: 'domainGiven'; readonly text: string}
	| {readonly type: 'browserReady'; readonly browser: BrowserSignIn}
	| {readonly type: 'browserReturned'; readonly tokens: Tokens};
