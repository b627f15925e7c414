import type { Query } from '../../model/query.ts';
import type { DocumentFormat, TitleLanguage } from '../../report/choices.ts';
import type { FranchiseQuestion } from '../../tasks/franchise.ts';

/** What is asked, and how the answer is shown. */
export interface FranchiseOptions {
  readonly question: FranchiseQuestion;
  /** Why this title is in or not is printed in place of the answer. */
  readonly explain: Query | undefined;
  /** What would be asked for is printed in place of the answer. */
  readonly dryRun: boolean;
  readonly format: DocumentFormat;
  readonly titles: TitleLanguage;
  readonly ascii: boolean;
  readonly output: string | undefined;
  /** All commands, where none was given: a title that is not there may be one of them, misspelt. */
  readonly commands?: readonly string[];
  /** As they were typed: of what follows the command it has to be found out where one title ends, otherwise the question names each. */
  readonly words?: readonly string[];
  /** A long answer on a terminal goes through a pager. */
  readonly pager: boolean;
  /** Only what the user has not seen. */
  readonly unseen: boolean;
}
