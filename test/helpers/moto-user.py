"""Creates an IAM user in moto at the given address with the policy on standard input (none if it is empty); prints an access key of the user."""
import json
import sys

import boto3

iam = boto3.client('iam', endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test')
name, policy = sys.argv[2], sys.stdin.read()
iam.create_user(UserName=name)
if policy:
    iam.put_user_policy(UserName=name, PolicyName='desk', PolicyDocument=policy)
key = iam.create_access_key(UserName=name)['AccessKey']
print(json.dumps({'accessKeyId': key['AccessKeyId'], 'secretAccessKey': key['SecretAccessKey']}))
