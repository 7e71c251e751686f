// Collects what the rules find. Takes rules and faults, gives the report and the count.
// Never decides what is wrong: a rule does.

export class Findings {
  constructor() {
    this.rules = new Map();
    this.faults = [];
  }

  // Every rule is announced before it looks, so that a rule that found nothing counts as passed.
  announce(rules) {
    for (const [id, claim] of Object.entries(rules)) {
      if (this.rules.has(id)) throw new Error(`two rules are called ${id}`);
      this.rules.set(id, claim);
    }
  }

  add(rule, where, message) {
    if (!this.rules.has(rule)) throw new Error(`no rule is called ${rule}`);
    this.faults.push({ rule, where, message });
  }

  broken() {
    return [...new Set(this.faults.map((fault) => fault.rule))].sort();
  }

  print(most = 20) {
    for (const rule of this.broken()) {
      const faults = this.faults.filter((fault) => fault.rule === rule);
      console.log(`FAIL ${rule}: ${this.rules.get(rule)} (${faults.length})`);
      for (const { where, message } of faults.slice(0, most)) console.log(`  ${where}: ${message}`);
      if (faults.length > most) console.log(`  … and ${faults.length - most} more`);
    }
    const failed = this.broken().length;
    console.log(`${this.rules.size - failed} passed, ${failed} failed`);
  }
}
