import {accessRows, accessWords} from '../../copy/access-words.ts';
import {titles} from '../../copy/step-words.ts';
import type {Access} from '../../flow/desk.ts';
import {newAddressesOf} from '../../flow/prefill.ts';
import type {AccessErrand} from '../../flow/states/access.ts';
import {filterHint} from '../components/list-filter.ts';
import type {Item} from '../components/list-row.tsx';
import {listSection} from '../components/select-list.tsx';
import {prose} from '../components/words.tsx';
import type {Section} from '../layout/section.ts';
import {listHints, Screen, type ScreenProps} from '../screen.tsx';
import {accessRow} from '../waiting.ts';
import {placeSoFar, whereTo} from '../where.tsx';
import {placeOf} from './why.tsx';

/** Choosing whose AWS credentials to use, wherever some are needed. */
export function ChooseProfileScreen({state, send}: ScreenProps<'chooseProfile'>) {
	const {profiles, chosen, errand, notice} = state;
	const accesses: readonly Access[] = [
		{kind: 'usual'},
		...profiles.map(name => ({kind: 'profile', name}) as const),
		...(errand.kind === 'why' ? [{kind: 'none'} as const] : []),
	];
	const items = [
		...accesses.map(itemOf),
		...(errand.kind === 'lookUp' ? [{id: 'demo account', ...accessRows.demo}] : []),
	];
	return (
		<Screen
			title={titles.chooseProfile}
			about={aboutErrand(errand)}
			notice={notice}
			hints={[...listHints.slice(0, 2), ...filterHint(items.length), ...listHints.slice(2)]}
			body={[
				prose({id: 'whose', words: accessWords[errand.kind]}),
				listSection({
					items,
					initial: Math.max(
						0,
						items.findIndex(({id}) => chosen && id === accessRow(chosen)),
					),
					onSelect: id => {
						const access = accesses.find(each => accessRow(each) === id);
						if (access) send({type: 'choseAccess', access});
						else send({type: 'choseDemoAccount'});
					},
				}),
			]}
		/>
	);
}

function aboutErrand(errand: AccessErrand): Section | undefined {
	if (errand.kind === 'lookUp') return placeSoFar(newAddressesOf(errand.prefill).endpointUrl);
	return errand.kind === 'why' ? placeOf(errand) : whereTo(errand.connection);
}

const itemOf = (access: Access): Item =>
	access.kind === 'profile'
		? {id: accessRow(access), label: access.name, detail: 'profile'}
		: {id: accessRow(access), ...accessRows[access.kind]};
