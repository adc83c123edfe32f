import type { Check } from './types';

/**
 * The one check that is no expression: fields that no Kubernetes type has, and values of another type. CEL cannot ask for
 * it (a policy sees the object after the API server has dropped what it does not know), so the checker compares with the
 * field table of the types. Its `cel` is therefore never evaluated.
 */
export const fieldsExist: Check = {
  id: 'fields-exist',
  clause: 'V8',
  title: 'Every field exists and has the right type',
  kinds: ['every kind of the field table'],
  each: 'object',
  cel: 'true',
  message: 'A field that the type does not have is dropped in silence or refused, so the setting that stands in the file does not exist in the cluster.',
  fix: '# compare spelling and indentation with\n# kubectl explain deployment.spec.template.spec.containers\n',
  at: '',
  cannotSee: 'Whether the API server of your cluster knows the field yet, and kinds outside the table.',
  candidates: ['ROL-07/strict-schema'],
  covers: ['kube-linter:schema-validation'],
};
