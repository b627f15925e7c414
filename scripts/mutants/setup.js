// A property that fails has noticed the change: looking for the smallest example of it would take longer than all else.
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
