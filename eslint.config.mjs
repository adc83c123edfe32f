import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['build/**', 'build-sub/**', '.docusaurus/**', 'node_modules/**', 'coverage/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: use a union of string literals, or a const array and its element type.' },
        { selector: 'TSTypeReference[typeName.right.name="FC"]', message: 'No React.FC: type the props and return ReactNode.' },
        { selector: 'JSXAttribute[name.name="style"]', message: 'No style attributes: colors and sizes come from CSS and tokens.' },
      ],
    },
  },
);
