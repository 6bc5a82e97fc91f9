import {Suspense, use} from 'react';
import type {DeskProps} from './screens/desk.tsx';

type Screens = typeof import('./screens/desk.tsx');

let loaded: Screens | undefined;
let loading: Promise<Screens> | undefined;

/** Loads the screens of a support desk, which the first screen doesn't need. */
export function loadDeskScreens(): Promise<Screens> {
	loading ??= import('./screens/desk.tsx').then(screens => {
		loaded = screens;
		return screens;
	});
	return loading;
}

/** A screen of a support desk, shown once loaded. */
export const DeskScreen = (props: DeskProps) => (
	<Suspense fallback={null}>
		<Loaded {...props} />
	</Suspense>
);

function Loaded(props: DeskProps) {
	const {deskScreen} = loaded ?? use(loadDeskScreens());
	return deskScreen(props);
}
