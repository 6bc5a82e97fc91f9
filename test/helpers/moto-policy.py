"""Reads [{"policy": …, "requests": [[action, resource], …]}, …] from standard input; prints for each the requests that moto's IAM doesn't allow."""
import json
import sys

from moto.iam.access_control import IAMPolicy, PermissionResult


def refused(policy, requests):
    reading = IAMPolicy(json.dumps(policy))
    return [each for each in requests if reading.is_action_permitted(*each) != PermissionResult.PERMITTED]


print(json.dumps([refused(each['policy'], each['requests']) for each in json.load(sys.stdin)]))
