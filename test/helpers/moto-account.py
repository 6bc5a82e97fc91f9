"""Sets up an account in moto at the given address with boto3; prints the IDs of its user pools, by problem."""
import datetime
import io
import json
import sys
import zipfile

import boto3

options = dict(endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test')
iam, cognito, functions, keys, logs = (boto3.client(name, **options) for name in ('iam', 'cognito-idp', 'lambda', 'kms', 'logs'))
now = datetime.datetime.now(datetime.timezone.utc)


def role(name, service, condition=None):
    statement = {'Effect': 'Allow', 'Principal': {'Service': service}, 'Action': 'sts:AssumeRole', **({'Condition': condition} if condition else {})}
    return iam.create_role(RoleName=name, Path='/service-role/', AssumeRolePolicyDocument=json.dumps({'Version': '2012-10-17', 'Statement': [statement]}))['Role']['Arn']


def pool(**settings):
    created = cognito.create_user_pool(PoolName='shop', UsernameAttributes=['email'], **settings)['UserPool']['Id']
    for email, number in (('jane@example.org', '+14155550123'), ('sam@example.org', '+14155550199')):
        cognito.admin_create_user(UserPoolId=created, Username=email, UserAttributes=[
            {'Name': 'email', 'Value': email}, {'Name': 'phone_number', 'Value': number}])
        cognito.admin_set_user_password(UserPoolId=created, Username=email, Password='Right-pass-1', Permanent=True)
    return created


def texts(role_arn, region='us-east-1'):
    return pool(SmsConfiguration={'SnsCallerArn': role_arn, 'ExternalId': 'shop', 'SnsRegion': region})


def sender(function_arn, key):
    return pool(LambdaConfig={'CustomEmailSender': {'LambdaVersion': 'V1_0', 'LambdaArn': function_arn}, 'KMSKeyID': key['Arn']})


def function(name):
    code = io.BytesIO()
    with zipfile.ZipFile(code, 'w') as archive:
        archive.writestr('index.py', 'def handler(event, context): return event')
    return functions.create_function(FunctionName=name, Runtime='python3.12', Role=runs, Handler='index.handler', Code={'ZipFile': code.getvalue()})['FunctionArn']


def delivery(number, status, response):
    return {'timestamp': int(now.timestamp() * 1000), 'message': json.dumps({'delivery': {'destination': number, 'providerResponse': response}, 'status': status})}


external_id = {'StringEquals': {'sts:ExternalId': 'shop'}}
trusted = texts(role('sms', 'cognito-idp.amazonaws.com', external_id), 'us-west-2')
mistrusted = texts(role('sms-of-another', 'cognito-idp.amazonaws.com', {'StringEquals': {'sts:ExternalId': 'another'}}))
forsaken = texts('arn:aws:iam::123456789012:role/service-role/gone')

boto3.client('cloudwatch', **options).put_metric_data(Namespace='AWS/SNS', MetricData=[
    {'MetricName': 'SMSMonthToDateSpentUSD', 'Value': 1.02, 'Timestamp': now}])
boto3.client('sns', **options).set_sms_attributes(attributes={'MonthlySpendLimit': '1', 'DeliveryStatusIAMRole': 'arn:aws:iam::123456789012:role/log'})
group = 'sns/us-east-1/123456789012/DirectPublishToPhoneNumber/Failure'
logs.create_log_group(logGroupName=group)
logs.create_log_stream(logGroupName=group, logStreamName='all')
logs.put_log_events(logGroupName=group, logStreamName='all', logEvents=[delivery('+14155550123', 'FAILURE', 'Blocked as spam by phone carrier')])

runs = role('lambda', 'lambda.amazonaws.com')
kept, discarded = (keys.create_key()['KeyMetadata'] for _ in range(2))
keys.disable_key(KeyId=discarded['KeyId'])
permitted, unpermitted = function('permitted'), function('unpermitted')
working = sender(permitted, kept)
functions.add_permission(FunctionName='permitted', StatementId='cognito', Action='lambda:InvokeFunction', Principal='cognito-idp.amazonaws.com',
                         SourceArn=f'arn:aws:cognito-idp:us-east-1:123456789012:userpool/{working}')
print(json.dumps({
    'trusted': trusted, 'mistrusted': mistrusted, 'forsaken': forsaken,
    'working': working, 'unpermitted': sender(unpermitted, kept), 'locked': sender(permitted, discarded), 'gone': sender(permitted.replace('permitted', 'gone'), kept),
}))
