namespace Bot.Simulator;

/// <summary>The act is impossible on a phone: no such member, card, button or menu entry, or the button is dead.</summary>
internal sealed class PersonCannotException : InvalidOperationException
{
    public PersonCannotException()
    {
    }

    public PersonCannotException(string message)
        : base(message)
    {
    }

    public PersonCannotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
