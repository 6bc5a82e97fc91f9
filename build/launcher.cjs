#!/usr/bin/env node
// Says so when Node is too old, and hands over otherwise. Written so that any Node can read it.
'use strict';

var version = process.versions.node.split('.').map(Number);

if (version[0] > 22 || (version[0] === 22 && version[1] >= 12)) {
	require('./loader.cjs');
} else {
	console.error('cognito-verify needs Node.js 22.12 or later; this is', process.version);
	process.exitCode = 1;
}
