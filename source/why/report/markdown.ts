import {
	certaintyWords,
	evidenceColumns,
	reportSections,
	reportWords,
} from '../../copy/why-report-words.ts';
import {menders, whyScreen} from '../../copy/why-screen-words.ts';
import {blindSpotWords} from '../../copy/why-words.ts';
import {markdownCode, markdownText} from '../../report/markdown-text.ts';
import {safeText} from '../../safe-text.ts';
import {version} from '../../version.ts';
import type {Report, ReportedFinding} from './report.ts';

/** Formats the report for a ticket, in Markdown. Text from AWS or users stays on one line and can't add markup. */
export function toMarkdown(report: Report): string {
	const {answer, findings, cleared, unknown, cannotBeKnown, advice, calls} = report;
	const first = findings.find(({cause}) => cause === answer?.cause);
	const blocks: readonly (string | undefined)[] = [
		`# ${reportWords.title}`,
		about(report),
		first === undefined
			? whyScreen.nothingFound
			: `**${certaintyWords[first.certainty]}: ${markdownText(first.says)}**`,
		section(reportSections.found, findings.map(foundLine)),
		section(reportSections.evidence, evidenceTable(findings)),
		section(reportSections.mend, findings.flatMap(mendLines)),
		section(reportSections.fine, cleared.length > 0 ? [cleared.join(', ')] : []),
		section(
			reportSections.notChecked,
			unknown.map(
				({cause, because, action, region}) =>
					`- ${cause}: ${because}, ${action} in ${markdownText(region)}`,
			),
		),
		section(
			reportSections.notCheckable,
			cannotBeKnown.map(id => `- ${blindSpotWords[id]}`),
		),
		section(
			reportSections.advice,
			advice.map(({says}) => `- ${says}`),
		),
		section(
			reportSections.calls,
			calls.map(
				({service, operation, region, outcome, requestId}) =>
					`- ${service}:${operation} in ${markdownText(region)}: ${outcome}${requestId === undefined ? '' : `, ${markdownText(requestId)}`}`,
			),
		),
		`cognito-verify ${version}`,
	];
	return `${blocks.filter(block => block !== undefined).join('\n\n')}\n`;
}

function about({at, pool, attribute, medium, route, user}: Report): string {
	return [
		`- When: ${at}`,
		`- User pool: ${markdownCode(pool.id)} in ${markdownText(pool.region)}`,
		...(user === null
			? []
			: [`- User: ${markdownText(user.username ?? user.sub)}, ${markdownText(user.status)}`]),
		...(attribute === null
			? []
			: [`- ${medium} to ${markdownText(attribute.value ?? reportWords.nothingOnRecord)}`]),
		...(route === null ? [] : [`- Sent by: ${route.by} in ${markdownText(route.region)}`]),
	].join('\n');
}

const section = (title: string, lines: readonly string[]): string | undefined =>
	lines.length === 0 ? undefined : `## ${title}\n\n${lines.join('\n')}`;

const foundLine = ({cause, certainty, says}: ReportedFinding) =>
	`- ${cause} (${certainty}): ${markdownText(says)}`;

function evidenceTable(findings: readonly ReportedFinding[]): readonly string[] {
	const rows = findings.flatMap(({cause, evidence}) =>
		evidence.map(
			({service, operation, region, field, value}) =>
				`| ${cause} | ${service}:${operation} | ${markdownText(region)} | ${markdownText(field)} | ${markdownText(String(value))} |`,
		),
	);
	return rows.length === 0
		? []
		: [`| ${evidenceColumns.join(' | ')} |`, `|${'---|'.repeat(evidenceColumns.length)}`, ...rows];
}

const mendLines = ({cause, mend}: ReportedFinding): readonly string[] =>
	mend.flatMap(({who, does, command}) => [
		`- ${cause}. ${menders[who]}: ${markdownText(does)}`,
		...(command === undefined ? [] : ['', '  ```sh', `  ${oneLine(command)}`, '  ```', '']),
	]);

const oneLine = (text: string) => safeText(text).replaceAll('```', "'''");
