"""Makes the calls on standard input, a list of {service, operation, region, input}, at an endpoint with boto3.

Prints a list of results: each response as boto3 parsed it, without its metadata, or {"refused": "Code: message"}.
"""
import datetime
import functools
import json
import re
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat(timespec='seconds')
    return str(value)


@functools.cache
def client_of(service, region):
    return boto3.client(service, region_name=region, endpoint_url=sys.argv[1],
                        aws_access_key_id='AKIAEXAMPLE', aws_secret_access_key='example',
                        config=Config(retries={'max_attempts': 0}))


answers = []
for call in json.load(sys.stdin):
    client = client_of(call['service'], call['region'])
    method = re.sub(r'(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z])(?=[a-z])', lambda found: '_' + found[0], call['operation']).lower()
    try:
        answer = getattr(client, method)(**call['input'])
        answer.pop('ResponseMetadata')
    except ClientError as error:
        answer = {'refused': f"{error.response['Error']['Code']}: {error.response['Error']['Message']}"}
    answers.append(answer)
json.dump(answers, sys.stdout, default=plain)
