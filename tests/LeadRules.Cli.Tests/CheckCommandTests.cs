namespace LeadRules.Cli.Tests;

public sealed class CheckCommandTests : ToolTest
{
    [Fact]
    public async Task A_clean_rule_book_is_fine()
    {
        Write("clean.json", """{"name": "x", "scores": {"fit": {"rules": [{"id": "a", "points": 1, "when": "employees > 5"}]}}}""");

        (await Run(["check", PathOf("clean.json")])).ShouldBe(new Outcome(0, "clean.json: 0 errors, 0 warnings, 0 notes.\n", ""));
    }

    [Fact]
    public async Task Errors_are_shown_with_place_and_mend()
    {
        Write("bad.json", """{"name": "x", "scores": {"fit": {"rules": [{"id": "a", "points": 1, "when": "employes > 5"}]}}}""");

        (await Run(["check", PathOf("bad.json")])).ShouldBe(new Outcome(1,
            """
            bad.json: error LR2001 (1,78) $.scores.fit.rules[0].when: There is no field 'employes'.
              employes > 5
              ^^^^^^^^
              Did you mean 'employees'?
            bad.json: 1 error, 0 warnings, 0 notes.

            """, ""));
    }

    [Fact]
    public async Task Errors_come_as_json_too()
    {
        Write("bad.json", """{"name": "x", "scores": {"fit": {"rules": [{"id": "a", "points": 1, "when": "employes > 5"}]}}}""");

        (await Run(["check", PathOf("bad.json"), "--format", "json"])).ShouldBe(new Outcome(1,
            """
            {
              "book": "bad.json",
              "errors": 1,
              "warnings": 0,
              "diagnostics": [
                {
                  "code": "LR2001",
                  "severity": "error",
                  "path": "$.scores.fit.rules[0].when",
                  "line": 1,
                  "column": 78,
                  "message": "There is no field 'employes'.",
                  "excerpt": "  employes > 5\n  ^^^^^^^^",
                  "mend": "Did you mean 'employees'?"
                }
              ]
            }

            """, ""));
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_read() =>
        (await Run(["check", PathOf("none.json")])).ShouldBe(new Outcome(2, "", "Cannot read the rule book 'none.json': there is no such file.\n"));

    [Fact]
    public async Task A_directory_cannot_be_read()
    {
        Directory.CreateDirectory(PathOf("folder"));

        (await Run(["check", PathOf("folder")])).ShouldBe(new Outcome(2, "", "Cannot read the rule book 'folder': it is a directory.\n"));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_refused()
    {
        var outcome = await Run(["chekc", PathOf("book.json")]);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldEndWith("Run 'leadrules --help' to see what can be written.\n");
    }
}
