using LeadRules.Cli.Scoring;

namespace LeadRules.Cli.Tests;

public sealed class IdRegisterTests
{
    [Fact]
    public void Every_id_is_new_once()
    {
        var register = new IdRegister();
        for (var line = 1; line <= 100_000; line++)
            register.TryAdd(IdKey.Of($"L{line}"), line, out _).ShouldBeTrue();

        for (var line = 1; line <= 100_000; line++)
        {
            register.TryAdd(IdKey.Of($"L{line}"), 1_000_000, out var first).ShouldBeFalse();
            first.ShouldBe(line);
        }
    }

    [Theory]
    [InlineData("", "\0")]
    [InlineData("a", "A")]
    [InlineData("abcd", "abcd\0")]
    [InlineData("12345678", "87654321")]
    public void Ids_that_differ_have_keys_that_differ(string left, string right) => IdKey.Of(left).ShouldNotBe(IdKey.Of(right));
}
